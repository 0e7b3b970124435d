/** The page of sources, campaigns and tracking numbers. */
package legal.leadflow.web.campaigns;
