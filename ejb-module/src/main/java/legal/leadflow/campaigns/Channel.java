package legal.leadflow.campaigns;

/** What kind of way a source is. */
public enum Channel { PAID_SEARCH, LOCAL_ADS, TV, RADIO, PRINT, SOCIAL, ORGANIC, REFERRAL, DIRECTORY, LEAD_GENERATOR, DIRECT, OTHER }
