namespace Tideline.Learning.Exercises;

/// <summary>A table of counts over areas of several levels, in which each parent is the sum of its children.</summary>
/// <param name="Parent">By area; null at the top.</param>
/// <param name="Value">By area; the count.</param>
internal sealed record TreeTable(IReadOnlyDictionary<string, string?> Parent, IReadOnlyDictionary<string, long> Value)
{
    /// <summary>More than any count.</summary>
    public const long Unbounded = long.MaxValue / 4;

    private ILookup<string?, string> Children { get; } = Parent.ToLookup(p => p.Value, p => p.Key, StringComparer.Ordinal);

    /// <summary>The areas below, none of a finest area.</summary>
    public IEnumerable<string> ChildrenOf(string? area) => Children[area];

    /// <summary>What a reader can find out of each area: the least and the greatest count that agree with all shown ones. Exact, because
    /// the sums form a tree.</summary>
    public IReadOnlyDictionary<string, (long Least, long Most)> Known(IReadOnlySet<string> shown)
    {
        var known = new Dictionary<string, (long Least, long Most)>(StringComparer.Ordinal);
        foreach (var top in Children[null])
        {
            FromBelow(top);
            known[top] = known[top] with { Most = Math.Min(known[top].Most, Unbounded) };
            FromAbove(top);
        }

        return known;

        void FromBelow(string area)
        {
            foreach (var child in Children[area])
            {
                FromBelow(child);
            }

            known[area] = shown.Contains(area) ? (Value[area], Value[area])
                : Children[area].Any() ? (Children[area].Sum(c => known[c].Least), Math.Min(Unbounded, Children[area].Aggregate(0L, (sum, c) => Math.Min(Unbounded, sum + known[c].Most))))
                : (0, Unbounded);
        }

        void FromAbove(string area)
        {
            var (least, most) = known[area];
            var children = Children[area].ToArray();
            var before = children.Select(c => known[c]).ToArray();
            for (var i = 0; i < children.Length; i++)
            {
                var othersLeast = before.Where((_, j) => j != i).Sum(o => o.Least);
                var othersMost = before.Where((_, j) => j != i).Aggregate(0L, (sum, o) => Math.Min(Unbounded, sum + o.Most));
                known[children[i]] = (Math.Max(before[i].Least, least - othersMost), most >= Unbounded ? before[i].Most : Math.Min(before[i].Most, most - othersLeast));
            }

            foreach (var child in children)
            {
                FromAbove(child);
            }
        }
    }
}
