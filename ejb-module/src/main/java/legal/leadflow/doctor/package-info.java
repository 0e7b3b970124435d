/** A program by itself that looks at an installation from outside and says cause and remedy of what is not as it should be; used outside the server. */
package legal.leadflow.doctor;
