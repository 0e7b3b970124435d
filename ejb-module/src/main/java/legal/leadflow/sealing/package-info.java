/** What a sealed audit trail is made of, and the verifier that runs without server, database or libraries: nothing here imports anything but the JDK. */
package legal.leadflow.sealing;
