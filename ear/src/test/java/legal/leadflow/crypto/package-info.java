/** For the benchmark's server without protection: values in the clear. Never part of what is shipped (ShippedEarIT). */
package legal.leadflow.crypto;
