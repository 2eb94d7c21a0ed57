using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Tideline.Server.Tests.Accounts;

/// <summary>A provider of OpenID Connect that lets everybody in as the person it is told.</summary>
internal sealed class Provider : IAsyncDisposable
{
    public const string Client = "tideline";
    public const string Secret = "the-secret-of-the-client";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly WebApplication _app;
    private string _nonce = "";

    private Provider()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        _app = builder.Build();
        _app.UseRouting();
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Address,
            ["authorization_endpoint"] = Address + "/authorize",
            ["token_endpoint"] = Address + "/token",
            ["jwks_uri"] = Address + "/keys",
            ["response_types_supported"] = new[] { "code" },
            ["subject_types_supported"] = new[] { "public" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        }));
        _app.MapGet("/keys", () =>
        {
            var key = _rsa.ExportParameters(false);
            return Results.Json(new
            {
                keys = new[] { new { kty = "RSA", use = "sig", kid = "1", n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent) } },
            });
        });
        _app.MapGet("/authorize", (string redirect_uri, string state, string nonce, string code_challenge) =>
        {
            _nonce = nonce;
            return Results.Redirect($"{redirect_uri}?code=1&state={Uri.EscapeDataString(state)}");
        });
        _app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            return form["client_secret"] == Secret && form["code_verifier"].ToString().Length > 0
                ? Results.Json(new { access_token = "none", token_type = "Bearer", id_token = Token() })
                : Results.Json(new { error = "invalid_client" }, statusCode: 401);
        });
    }

    public string Subject { get; set; } = "subject-1";

    public string Name { get; set; } = "";

    public string Address => _app.Urls.First();

    public static async Task<Provider> Start()
    {
        var provider = new Provider();
        await provider._app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _rsa.Dispose();
    }

    private string Token() => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Address,
        Audience = Client,
        Claims = new Dictionary<string, object> { ["sub"] = Subject, ["preferred_username"] = Name, ["nonce"] = _nonce },
        SigningCredentials = new(new RsaSecurityKey(_rsa) { KeyId = "1" }, SecurityAlgorithms.RsaSha256),
    });
}
