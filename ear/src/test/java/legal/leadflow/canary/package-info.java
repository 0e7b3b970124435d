/** What people told the firm is nowhere on the disk in a form that can be read. */
package legal.leadflow.canary;
