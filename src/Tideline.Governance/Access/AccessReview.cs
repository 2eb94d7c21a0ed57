using NodaTime;
using Tideline.Domain.Agreements;

namespace Tideline.Governance.Access;

/// <summary>What stands against a request: red lines, which nobody can sign away, and what its agreement does not allow.</summary>
public static class AccessReview
{
    /// <summary>Admin level of districts: below it figures wait a day.</summary>
    public const int District = 2;

    /// <summary>Hours that figures below the district wait: sooner they show where people are now.</summary>
    public const int FewestHours = 24;

    /// <param name="terms">Of the agreement under which it would run; null: there is none.</param>
    /// <param name="impactStands">Whether the assessment of impact (DPIA) is signed and of the pipeline as it is now.</param>
    public static IReadOnlyList<Finding> Of(AccessRequest request, AccessTerms? terms, bool impactStands, LocalDate today) =>
        [.. RedLines(request, terms, impactStands, today), .. Completeness(request, today), .. terms is null ? [] : Outside(request, terms)];

    /// <summary>What is refused whoever asks, and whatever was signed.</summary>
    public static IEnumerable<Finding> RedLines(AccessRequest request, AccessTerms? terms, bool impactStands, LocalDate today)
    {
        static Finding Line(string code, string field, string text, string? subject = null) => new(code, field, text, subject, Weight.Refused);

        if (request.Asks == AskedKind.Person)
        {
            yield return Line("RA1", "asks", "One person is asked for. No figure is ever of one person: refuse it, and send a search for a missing person to those who have the mandate.");
        }

        if (request.Asks == AskedKind.Device)
        {
            yield return Line("RA2", "asks", "The path of one SIM is asked for. Refuse it; a court's order goes to the operator and not through here.");
        }

        if (request.Asks == AskedKind.Pseudonyms)
        {
            yield return Line("RA3", "asks", "Pseudonyms are asked for. A path under another name is still a person's: refuse it and offer figures.");
        }

        if (request.Asks == AskedKind.Group)
        {
            yield return Line("RA4", "asks", "Figures by nationality, ethnicity or faith are asked for. They can be turned against people: refuse it.");
        }

        if (request.Level > Math.Min(terms?.FinestLevel ?? int.MaxValue, Domain.Agreements.RedLines.FinestLevel))
        {
            yield return Line("RA5", "level", "The areas are smaller than what was agreed. Refuse it, or answer for the level of the agreement.");
        }

        if (request is { Level: > District, DelayHours: < FewestHours })
        {
            yield return Line("RA6", "delayHours", FormattableString.Invariant($"Figures below the district are asked for sooner than {FewestHours} hours. Refuse it: such a figure leads to where people are now."));
        }

        if (terms is null)
        {
            yield return Line("RA7", "", "No agreement covers it. Nothing runs without one.");
        }
        else if (today > terms.End || today < terms.Start)
        {
            yield return Line("RA7", "", $"The agreement {terms.Agreement} is not in force today. Nothing runs under it: let the parties renew it.", terms.Agreement);
        }

        if (!impactStands)
        {
            yield return Line("RA8", "", "The assessment of impact (DPIA) is missing, not signed or stale. Review it first; the run waits.");
        }
    }

    private static IEnumerable<Finding> Completeness(AccessRequest request, LocalDate today)
    {
        (string Field, bool Gone, string Text)[] fields =
        [
            ("organisation", Words.Blank(request.Organisation), "Nothing says which organisation asks."),
            ("purpose", Words.Blank(request.Purpose), "No purpose is named. Give the id of a use-case sheet."),
            ("product", Words.Blank(request.Product), "No product is named."),
            ("areas", Words.Given(request.Areas).Count == 0, "No area is named."),
            ("level", request.Level is null, "No level of areas is named."),
            ("from", request.From is null || request.To is null, "The first or the last day is missing."),
            ("recipients", Words.Given(request.Recipients).Count == 0, "Nothing says who receives it."),
        ];
        foreach (var (field, gone, text) in fields)
        {
            if (gone)
            {
                yield return new("AR1", field, text, field);
            }
        }

        if (request.To < request.From)
        {
            yield return new("AR2", "to", "The last day is before the first.");
        }

        if (request.NeedBy < today)
        {
            yield return new("AR3", "needBy", "The day by which it is needed is past. Ask whether it is still needed.", null, Weight.Stale);
        }
    }

    private static IEnumerable<Finding> Outside(AccessRequest request, AccessTerms terms)
    {
        if (terms.Purposes.Count > 0 && !Words.Blank(request.Purpose) && !terms.Purposes.Any(p => Words.Same(p, request.Purpose)))
        {
            yield return new(Refusal.Purpose.Code, "purpose", $"The purpose {request.Purpose} is not one of the agreement. {Refusal.Purpose.WayOut}", request.Purpose);
        }

        if (!Words.Blank(request.Product) && !terms.Products.Any(p => Words.Same(p, request.Product)))
        {
            yield return new(Refusal.Product.Code, "product", $"{request.Product} is not one of the agreed products.", request.Product);
        }

        if (request.Period < terms.FinestPeriod || request.From < terms.EarliestDay || request.To > terms.LatestDay)
        {
            yield return new(Refusal.Period.Code, "from", "The periods are shorter, or the days others, than agreed.");
        }

        foreach (var stranger in Words.Given(request.Recipients).Where(r => !terms.Recipients.Any(t => Words.Same(t, r))))
        {
            yield return new(Refusal.Recipient.Code, "recipients", $"{stranger} is not one of the agreed recipients. Let the parties add it, or leave it out.", stranger);
        }
    }
}
