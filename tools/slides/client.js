// Runs in the deck: starts reveal.js, and draws the charts.
/* global Reveal, RevealNotes, vega */

/** Draws a slide's chart where that has not been done. All at once would take seconds, in the speaker's view three times over. */
function draw(slide) {
  const data = slide?.querySelector("script[type='application/json']");
  if (!data) return;
  data.remove();
  new vega.View(vega.parse(JSON.parse(data.textContent)), {
    renderer: "svg", // stays sharp at every size
    container: slide.querySelector(".chart"),
    bind: slide.querySelector(".sliders"),
    hover: true,
  }).run();
  for (const slider of slide.querySelectorAll("input[type=range]")) {
    // With the focus it would take the arrow keys, and with them the clicker, from the slides.
    slider.addEventListener("pointerup", () => slider.blur());
  }
}

const shown = ({ currentSlide }) => {
  draw(currentSlide);
  setTimeout(() => draw(Reveal.getSlides()[Reveal.getSlidePastCount() + 1]), 50); // the next one, while nobody waits
};
Reveal.on("ready", shown);
Reveal.on("slidechanged", shown);
Reveal.on("overviewshown", () => Reveal.getSlides().forEach(draw));

Reveal.initialize({
  width: 1280,
  height: 720,
  margin: 0,
  minScale: 0.1,
  maxScale: 8,
  center: false,
  controls: false,
  hash: true,
  navigationMode: "linear",
  slideNumber: "c/t",
  transition: "none",
  plugins: [RevealNotes],
});
