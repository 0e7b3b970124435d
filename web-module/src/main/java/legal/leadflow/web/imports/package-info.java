/** Pages of imports: the list with the upload, one import from its columns to its undo, and the rejected rows as a file. */
package legal.leadflow.web.imports;
