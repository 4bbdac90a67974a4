// Stands for Leaflet where the page has loaded it already.

export default window.L;
