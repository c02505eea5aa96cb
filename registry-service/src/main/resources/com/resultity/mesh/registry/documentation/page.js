// The token that is typed in stays in this tab: it is sent with requests to this address, and kept nowhere.
SwaggerUIBundle({
  url: "/v1/openapi.yaml",
  dom_id: "#page",
  deepLinking: true,
  persistAuthorization: false,
  tryItOutEnabled: true,
  validatorUrl: null,
  defaultModelsExpandDepth: 0,
  docExpansion: "list",
});
