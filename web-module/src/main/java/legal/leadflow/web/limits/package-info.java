/** How much a person, a client address and a firm may ask for in a time, and what is answered to whoever asks for more. */
package legal.leadflow.web.limits;
