/** What the server does by itself after a start, so that the first person does not wait for it to learn its work. It gives nobody any right: all is done as a stranger. */
package legal.leadflow.web.warmup;
