/** People at work in a real browser, on the real system. */
package legal.leadflow.journeys;
