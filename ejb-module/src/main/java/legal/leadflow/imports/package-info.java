/** Exports of call-tracking providers become calls, people, sources and leads: the file, its columns, the job that takes it in, and its undo. */
package legal.leadflow.imports;
