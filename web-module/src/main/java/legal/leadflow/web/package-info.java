/** The frame that every page stands in: who is looking and in which language, defences of pages, and what is shown when something is refused or fails. */
package legal.leadflow.web;
