namespace Tideline.Governance.CoDevelopment;

/// <summary>What a partner brings to a new product.</summary>
public enum PartnerRole
{
    User,
    Operator,
    Statistics,
    Technical,
    CivilSociety,
}

/// <summary>How far a new product is.</summary>
public enum ProductStage
{
    Need,
    Prototype,
    JointReview,
    Agreed,
    InUse,
    Dropped,
}

/// <summary>An organisation that makes the product with the others.</summary>
public sealed record Partner
{
    public string Organisation { get; init; } = "";

    public PartnerRole Role { get; init; } = PartnerRole.User;

    /// <summary>What it brings: people, data, knowledge, money.</summary>
    public string Brings { get; init; } = "";
}

/// <summary>A new product that named partners make together: from a need to a figure in use.</summary>
public sealed record ProductPlan : IStepped
{
    public string Title { get; init; } = "";

    /// <summary>What somebody cannot decide today.</summary>
    public string Need { get; init; } = "";

    /// <summary>Id of the use-case sheet.</summary>
    public string UseCase { get; init; } = "";

    public IReadOnlyList<Partner> Partners { get; init; } = [];

    /// <summary>How the figure is made.</summary>
    public string Method { get; init; } = "";

    /// <summary>What it cannot show.</summary>
    public string Limits { get; init; } = "";

    /// <summary>By what all partners see that it is good enough; with a number.</summary>
    public string GoodEnough { get; init; } = "";

    public IReadOnlyList<Finding> Findings(Desk desk)
    {
        var stage = StageOf(desk.Steps);
        return stage == ProductStage.Dropped ? [] : [.. Before(stage)];
    }

    public string StateAfter(IReadOnlyList<Step> steps) => StageOf(steps).Word();

    public IReadOnlyList<string> After(string state) => StateWords.State<ProductStage>(state) switch
    {
        ProductStage.Need => Named(ProductStage.Prototype, ProductStage.Dropped),
        ProductStage.Prototype => Named(ProductStage.JointReview, ProductStage.Dropped),
        ProductStage.JointReview => Named(ProductStage.Agreed, ProductStage.Prototype, ProductStage.Dropped),
        ProductStage.Agreed => Named(ProductStage.InUse, ProductStage.Dropped),
        ProductStage.InUse => Named(ProductStage.JointReview, ProductStage.Dropped),
        _ => [],
    };

    public bool OutlivesChanges => true;

    public bool Decides(string state) => StateWords.State<ProductStage>(state) is ProductStage.Agreed or ProductStage.InUse;

    public IReadOnlyList<Finding> Against(Step next, Desk desk)
    {
        var state = StateAfter(desk.Steps);
        List<Finding> against = [];
        if (!After(state).Contains(next.To))
        {
            against.Add(new("AW1", "to", $"{next.To} does not follow {state}. No step is left out.", next.To, Weight.Refused));
        }

        var to = StateWords.State<ProductStage>(next.To);
        if (to is { } stage and not ProductStage.Dropped)
        {
            against.AddRange(Before(stage).Where(f => f.Weight == Weight.Missing));
        }

        if (Words.Blank(next.Reason) && (to is ProductStage.JointReview or ProductStage.Dropped || (to == ProductStage.Prototype && state == ProductStage.JointReview.Word())))
        {
            against.Add(new("CD8", "reason", "Write what the partners found: whoever comes later learns from it."));
        }

        if (to == ProductStage.Agreed && (desk.Steps.Count == 0 || !Partners.Any(p => Words.Same(p.Organisation, next.Organisation)) || Words.Same(desk.Steps[^1].Organisation, next.Organisation)))
        {
            against.Add(new("CD9", "organisation", "A product is agreed on by a partner other than the one that wrote the joint review.", next.Organisation, Weight.Refused));
        }

        return against;
    }

    private static ProductStage StageOf(IReadOnlyList<Step> steps) => steps.Count == 0 ? ProductStage.Need : StateWords.State<ProductStage>(steps[^1].To) ?? ProductStage.Need;

    private static IReadOnlyList<string> Named(params IReadOnlyList<ProductStage> stages) => [.. stages.Select(s => s.Word())];

    /// <summary>What must be written before a product is at a stage.</summary>
    private IEnumerable<Finding> Before(ProductStage stage)
    {
        var partners = Partners.Where(p => !Words.Blank(p.Organisation)).ToList();
        (ProductStage From, string Code, string Field, bool Gone, string Text)[] rules =
        [
            (ProductStage.Need, "CD1", "need", Words.Blank(Need), "The need is not written. Say what somebody cannot decide today."),
            (ProductStage.Need, "CD2", "partners", partners.DistinctBy(p => p.Organisation.Trim(), StringComparer.OrdinalIgnoreCase).Count() < 2, "Fewer than two partners are named. A product that one makes alone is used by nobody."),
            (ProductStage.Need, "CD3", "partners", partners.TrueForAll(p => p.Role != PartnerRole.User), "No partner is a user. Name who will decide with it."),
            (ProductStage.Prototype, "CD4", "useCase", Words.Blank(UseCase), "No use-case sheet is named. Write one before work begins."),
            (ProductStage.JointReview, "CD5", "method", Words.Blank(Method), "Nothing says how the figure is made."),
            (ProductStage.JointReview, "CD6", "limits", Words.Blank(Limits), "Nothing says what it cannot show."),
            (ProductStage.JointReview, "CD7", "goodEnough", !Words.HasNumber(GoodEnough), "Nothing says, with a number, when it is good enough. Agree on it before the results are seen."),
        ];
        return rules.Where(r => r.Gone && stage >= r.From).Select(r => new Finding(r.Code, r.Field, r.Text));
    }
}
