using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime.Text;

namespace Tideline.Release.Gate;

/// <summary>Name of a release and of its folder: <c>&lt;emergency&gt;-&lt;vintage&gt;-&lt;8 hex&gt;</c>.</summary>
public sealed partial record ReleaseId
{
    private ReleaseId(string value) => Value = value;

    public string Value { get; }

    /// <summary>The id that an input has: the hex is the beginning of the SHA-256 of everything the figures depend on
    /// (code, parameters, disclosure rules, inputs, boundaries, engine, seed, definition), one to a line.</summary>
    public static ReleaseId Of(ReleaseInput input)
    {
        var lines = new StringBuilder();
        Line("emergency", input.Emergency.Id);
        Line("vintage", LocalDatePattern.Iso.Format(input.Vintage));
        Line("definition", input.Definition);
        Line("code", input.Provenance.CodeVersion);
        Line("engine", $"{input.Provenance.Engine} {input.Provenance.EngineVersion}");
        Line("seed", $"{input.Provenance.Seed}");
        Line("boundaries", input.Reference.Boundaries?.Version ?? "");
        Line("minimum_subscribers", $"{input.Project.Disclosure.MinimumSubscribers}");
        Line("rounding", $"{input.Project.Disclosure.Rounding}");
        if (input.Project.Disclosure.DifferentialPrivacy is { } privacy)
        {
            Line(
                "differential_privacy",
                FormattableString.Invariant($"{privacy.RhoPerWeek} {privacy.EpochRho} {privacy.EmergencyReserve} {privacy.Delta:R} {privacy.ProvisionalWeeks} {privacy.Revision} {privacy.Epoch}"));
        }

        foreach (var (name, text) in input.Provenance.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            Line($"parameter {name}", text);
        }

        foreach (var (name, hash) in input.Provenance.InputHashes.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            Line($"input {name}", hash);
        }

        var hex = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines.ToString())))[..8];
        return new($"{input.Emergency.Id}-{LocalDatePattern.Iso.Format(input.Vintage)}-{hex}");

        void Line(string name, string text) =>
            lines.Append(name).Append('=').Append(text.ReplaceLineEndings(" ")).Append('\n');
    }

    /// <summary>Reads an id; anything else, such as a path, is refused.</summary>
    /// <exception cref="Domain.ConfigurationException">The text is no release id.</exception>
    public static ReleaseId Parse(string text) => Shape().IsMatch(text)
        ? new(text)
        : throw new Domain.ConfigurationException(
            $"'{text}' is no release id. An id looks like flood-2025-2025-09-14-1a2b3c4d; the folders in releases/ are named by it.");

    public override string ToString() => Value;

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]*-\d{4}-\d{2}-\d{2}-[0-9a-f]{8}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Shape();
}
