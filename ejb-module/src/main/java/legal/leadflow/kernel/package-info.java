/** Values with no identity that every room may use, and the kind of refusal that a person is meant to read. */
package legal.leadflow.kernel;
