/** Pages of the call desk: entering a call, the log, one call. */
package legal.leadflow.web.calls;
