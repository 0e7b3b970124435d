/** How a lead can reach the firm: sources, campaigns under them, and the tracking numbers that tell which one it was. */
package legal.leadflow.campaigns;
