using System.Globalization;
using System.Net;
using QRCoder;

namespace Tideline.Learning.Credentials;

/// <summary>A credential as a page to print: one sheet of A4, with the credential itself as a QR code.</summary>
public static class CertificatePage
{
    // What the largest QR code holds at its lowest level of repair.
    private const int MostBytesOfCode = 2_953;

    private const string Style = """
        @page { size: A4 landscape; margin: 14mm }
        * { box-sizing: border-box }
        body { margin: 0; font: 11pt/1.45 "Noto Sans", "Noto Sans Arabic", sans-serif; color: #1b2733 }
        main { display: grid; grid-template-columns: 1fr 92mm; gap: 12mm; border: 0.6mm solid #1b4965; padding: 12mm; min-height: 180mm; align-content: center; align-items: center }
        h1 { font-size: 24pt; line-height: 1.25; margin: 0 0 6mm }
        .name { font-size: 19pt; margin: 0 0 6mm }
        p { margin: 0 0 3.5mm }
        small { font-size: 8.5pt; color: #44535f; overflow-wrap: anywhere; display: block }
        svg { width: 92mm; height: 92mm; display: block }
        """;

    /// <param name="fontFaces">Rules of a style sheet, for letters that few machines have fonts for.</param>
    public static string Of(Credential credential, string fontFaces = "")
    {
        var code = credential.Text.Length <= MostBytesOfCode ? Code(credential.Text) : "";
        return $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
            <title>{Text(credential.Achievement)}: {Text(credential.Holder)}</title><style>{fontFaces}{Style}</style></head>
            <body><main><div>
            <h1>{Text(credential.Achievement)}</h1>
            <p class="name"><bdi>{Text(credential.Holder)}</bdi></p>
            <p>{Text(credential.Criteria)}</p>
            <p>Issued by <b><bdi>{Text(credential.IssuerName)}</bdi></b> on {Day(credential.ValidFrom)}; it holds until {Day(credential.ValidUntil)}. {OpenBadge.NotIssuedBy}</p>
            <small>{Text(credential.Id)}<br>Issuer's key: {Text(credential.IssuerId)}</small>
            </div><div>
            {code}
            <small>{(code.Length > 0 ? "The code holds the signed credential (Open Badges 3.0, JWT, ES256). Save what it says to a file, then: " : "The signed credential is the file beside this page. ")}tideline learn verify FILE --issuer {IssuerKey.FileName}</small>
            </div></main></body></html>

            """;
    }

    private static string Code(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.L);
        var modules = data.ModuleMatrix;
        var path = new System.Text.StringBuilder();
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules.Count; x++)
            {
                var from = x;
                while (x < modules.Count && modules[y][x])
                {
                    x++;
                }

                if (x > from)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h{from - x}z");
                }
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"""<svg viewBox="0 0 {modules.Count} {modules.Count}" role="img" aria-label="The credential as a QR code" shape-rendering="crispEdges"><path fill="#000" d="{path}"/></svg>""");
    }

    private static string Day(NodaTime.Instant instant) => instant.InUtc().Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
