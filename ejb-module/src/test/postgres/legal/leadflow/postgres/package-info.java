/** A PostgreSQL server of our own, for tests and the demo: no part of the product. Compiled into the tests of two modules. */
package legal.leadflow.postgres;
