/** The way out: signing in is the server's work (WEB-INF/oidc.json), signing out is ours. */
package legal.leadflow.web.signin;
