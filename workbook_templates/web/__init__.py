"""Pages for a browser, written by the room of the workbooks because they share its look and judge nothing either."""
