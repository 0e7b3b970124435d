/** The interface for programs, asked over HTTPS with real tokens; every answer is held against the document that promises it. */
package legal.leadflow.api;
