/** The page on which the platform's administrators look after the firms' keys. */
package legal.leadflow.web.keys;
