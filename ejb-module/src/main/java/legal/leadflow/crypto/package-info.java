/** The firms' keys, the field cipher and the blind index: what makes a stolen database unreadable. */
package legal.leadflow.crypto;
