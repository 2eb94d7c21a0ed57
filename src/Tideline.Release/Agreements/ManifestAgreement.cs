using System.Text.Json.Serialization;
using NodaTime.Text;
using Tideline.Projects.Agreements;
using Tideline.Projects.Configuration;

namespace Tideline.Release.Agreements;

/// <summary>Under which agreement a release was made, as its manifest says. Its text is an input: <c>input_hashes</c> names it too.</summary>
/// <param name="Statement">One sentence for a reader; also where there is no agreement.</param>
/// <param name="Sha256">Of the file's bytes when the release was made.</param>
/// <param name="Start">First day on which it is in force.</param>
/// <param name="End">Last day, inclusive.</param>
/// <param name="LeftOut">Kinds of figures that it does not allow and that were left out; never how many.</param>
public sealed record ManifestAgreement(
    string Statement,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Id = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Version = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sha256 = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Purpose = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Start = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? End = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Recipients = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? LeftOut = null)
{
    internal static ManifestAgreement Of(HeldAgreement? held, IReadOnlyList<string> leftOut) => held is null
        ? new(ProjectAgreements.None)
        : new(
            held.Told, held.Terms.Id, held.Terms.Version, held.Sha256, held.Terms.Purpose.Word(), LocalDatePattern.Iso.Format(held.Terms.Start),
            LocalDatePattern.Iso.Format(held.Terms.End), held.Terms.Recipients, leftOut);
}
