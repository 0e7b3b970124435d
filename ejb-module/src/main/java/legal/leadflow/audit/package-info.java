/** Who did, read or was refused what, and each field before and after; append-only. */
package legal.leadflow.audit;
