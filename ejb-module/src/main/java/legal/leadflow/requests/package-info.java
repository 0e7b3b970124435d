/** Requests that may come twice: what was made once is not made again. */
package legal.leadflow.requests;
