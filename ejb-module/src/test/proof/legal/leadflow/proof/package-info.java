/** Security goals that are shown by trying, thousands of times: how often, what came of it, and the report (docs/proof.md). */
package legal.leadflow.proof;
