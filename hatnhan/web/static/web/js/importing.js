// After an answer the page is another; whoever came back to a row sees which one is meant.
const row = document.getElementById(location.hash.slice(1));
if (row?.matches("tr")) row.scrollIntoView({ block: "center" });
