// The map of the places that were found: borders from the package, places clustered, nothing from elsewhere. Without
// WebGL the table below the map is all there is, and the page says so.

const box = document.getElementById("map");
const maplibre = globalThis.maplibregl;

function canDraw() {
  try {
    return Boolean(maplibre && document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function collection(rows) {
  const placed = rows.filter((row) => row.latitude !== null && row.longitude !== null);
  return {
    type: "FeatureCollection",
    features: placed.map((row) => ({
      type: "Feature",
      properties: { place: row.place, country: row.country ?? "", acts: row.happenings },
      geometry: { type: "Point", coordinates: [row.longitude, row.latitude] },
    })),
  };
}

function style(places) {
  const acts = ["coalesce", ["get", "sum"], ["get", "acts"]];
  return {
    version: 8,
    sources: {
      world: { type: "geojson", data: new URL(box.dataset.world, location.href).href },
      places: {
        type: "geojson", data: places, cluster: true, clusterRadius: 34, clusterMaxZoom: 7,
        clusterProperties: { sum: ["+", ["get", "acts"]] },
      },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("paper") } },
      { id: "land", type: "fill", source: "world", filter: ["!", ["has", "disputed"]],
        paint: { "fill-color": colour("card"), "fill-outline-color": colour("soft") } },
      { id: "borders", type: "line", source: "world", filter: ["!", ["has", "disputed"]],
        paint: { "line-color": colour("soft"), "line-width": 0.6 } },
      { id: "disputed", type: "line", source: "world", filter: ["has", "disputed"],
        paint: { "line-color": colour("card"), "line-width": 1.6, "line-dasharray": [2, 2] } },
      { id: "places", type: "circle", source: "places", paint: {
        "circle-color": colour("q1"), "circle-opacity": 0.75, "circle-stroke-width": 1.5,
        "circle-stroke-color": colour("card"),
        "circle-radius": ["interpolate", ["linear"], ["log10", acts], 0, 5, 1, 10, 2, 16, 4, 30],
      } },
    ],
  };
}

function button(label, text, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.setAttribute("aria-label", label);
  made.textContent = text;
  made.addEventListener("click", press);
  return made;
}

function told(feature) {
  const line = document.createElement("span");
  const { place, country, acts, sum, point_count: many } = feature.properties;
  if (many) {
    line.textContent = `${sum.toLocaleString("en")} acts at ${many} places`;
    return line;
  }
  const link = document.createElement("a");
  const query = new URLSearchParams(box.dataset.find.split("?")[1]);
  query.set("place", place);
  link.href = `/find?${query}`;
  link.textContent = place;
  const counted = box.dataset.places ? ` · ${acts.toLocaleString("en")} ${acts === 1 ? "act" : "acts"}` : "";
  line.append(link, ` ${country}${counted}`);
  return line;
}

// The place that the page itself names, or those of an address under /api/places.
async function wanted() {
  const { places, place, country, latitude, longitude } = box.dataset;
  if (!places) return [{ place, country, latitude: Number(latitude), longitude: Number(longitude), happenings: 1 }];
  const answer = await fetch(places);
  if (!answer.ok) throw new Error(`the places did not come: ${answer.status}`);
  return (await answer.json()).rows;
}

async function draw() {
  const places = collection(await wanted());
  const canvas = document.createElement("div");
  canvas.className = "canvas";
  const said = document.createElement("p");
  said.className = "said";
  said.setAttribute("role", "status");
  box.replaceChildren(canvas, said);
  maplibre.setWorkerUrl(box.dataset.worker);
  const map = new maplibre.Map({
    container: canvas, style: style(places), center: [20, 25], zoom: 0.8, minZoom: 0.3, maxZoom: 9,
    attributionControl: false, dragRotate: false, pitchWithRotate: false, fadeDuration: 0, cooperativeGestures: false,
  });
  map.touchZoomRotate.disableRotation();
  const tools = document.createElement("div");
  tools.className = "tools";
  tools.append(button("Closer", "+", () => map.zoomIn()), button("Farther", "−", () => map.zoomOut()));
  box.append(tools);
  const bounds = new maplibre.LngLatBounds();
  for (const one of places.features) bounds.extend(one.geometry.coordinates);
  if (places.features.length) map.fitBounds(bounds, { padding: 50, maxZoom: box.dataset.places ? 5 : 3, animate: false });
  map.on("mouseenter", "places", () => { map.getCanvas().style.cursor = "pointer"; });
  map.on("mouseleave", "places", () => { map.getCanvas().style.cursor = ""; });
  map.on("click", "places", async ({ features: [feature] }) => {
    said.replaceChildren(told(feature));
    if (!feature.properties.point_count) return;
    const zoom = await map.getSource("places").getClusterExpansionZoom(feature.properties.cluster_id);
    map.easeTo({ center: feature.geometry.coordinates, zoom: zoom + 0.2 });
  });
  map.once("idle", () => { box.dataset.drawn = String(places.features.length); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => map.setStyle(style(places)));
}

if (canDraw()) draw().catch((fault) => { box.textContent = `The map cannot be drawn (${fault.message}); the table below holds the same places.`; });
else box.firstElementChild.textContent = "This browser draws no map (it has no WebGL); the table below holds the same places.";
