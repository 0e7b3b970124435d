package legal.leadflow.web.limits;

/** Whose requests are counted together. */
enum Who { PERSON, ADDRESS, FIRM }
