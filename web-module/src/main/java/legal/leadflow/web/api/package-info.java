/**
 * REST under {@code /api/v1}: the same services, rights and audit as the pages, for programs that bring a bearer token. What callers are promised
 * stands in {@code openapi.json}; errors are problem details (RFC 9457).
 */
package legal.leadflow.web.api;
