/** What the server tells its administrator about itself, on the management interface alone. Codes and numbers; never a name. */
package legal.leadflow.web.health;
