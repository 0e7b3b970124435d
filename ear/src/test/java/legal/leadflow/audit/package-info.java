/** For the benchmark's server without protection: no trail. Never part of what is shipped (ShippedEarIT). */
package legal.leadflow.audit;
