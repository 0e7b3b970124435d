/** What is done outside the running application: installing context keys and adding firms. */
package legal.leadflow.setup;
