// Sends the body of a form to its operation and shows the answer. Nothing is stored.
for (const form of document.querySelectorAll("form.call")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const output = form.querySelector("output");
    output.textContent = "…";
    try {
      const answer = await fetch(form.dataset.path, {
        method: "POST",
        headers: { "Content-Type": form.dataset.type },
        body: form.querySelector("textarea").value,
      });
      const text = await answer.text();
      output.textContent = `${answer.status}\n${pretty(text)}`;
    } catch {
      output.textContent = "The service could not be reached.";
    }
  });
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
