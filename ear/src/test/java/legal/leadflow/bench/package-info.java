/** The benchmark: {@code mvn -Pbench verify}, docs/benchmark.md. */
package legal.leadflow.bench;
