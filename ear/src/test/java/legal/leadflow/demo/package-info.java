/** The data of the two demo firms: a believable year of calls and leads, made anew each time from a fixed seed. */
package legal.leadflow.demo;
