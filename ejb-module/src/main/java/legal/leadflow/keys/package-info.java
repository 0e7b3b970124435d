/** Looking after the firms' keys: rotation, a new master key, and the job that seals every value anew so that a former key can go. */
package legal.leadflow.keys;
