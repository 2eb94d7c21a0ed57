using Tideline.Attack.Sums;
using Tideline.Attack.Views;
using Tideline.Domain.Disclosure;

namespace Tideline.Attack.Tests;

/// <summary>A small table of exact numbers: protected by the product's suppression, attacked by the attacker.</summary>
internal sealed class Fixture
{
    private readonly List<string> _names = [];
    private readonly List<TableCell> _cells = [];
    private readonly List<LinearEquation> _equations = [];

    public Fixture(long minimum) => Minimum = minimum;

    public long Minimum { get; }

    public IReadOnlyList<long> Numbers => [.. _cells.Select(c => c.Contributors)];

    public Fixture Cell(string name, long number, CellRole? role = null)
    {
        _names.Add(name);
        _cells.Add(new(number, role ?? (number < Minimum ? CellRole.Sensitive : CellRole.Candidate)));
        return this;
    }

    public Fixture Sum(string total, params string[] parts)
    {
        _equations.Add(new([.. parts.Select(p => new EquationTerm(IndexOf(p), 1)), new(IndexOf(total), -1)], IndexOf(total)));
        return this;
    }

    public int IndexOf(string name) => _names.IndexOf(name);

    public bool[] Primary() => [.. _cells.Select(c => c.Role == CellRole.Sensitive)];

    public SuppressionResult Protect() => ComplementarySuppression.Protect(Table(), Minimum);

    public IReadOnlyList<string> Names(IEnumerable<bool> hidden) => [.. hidden.Index().Where(h => h.Item).Select(h => _names[h.Index])];

    /// <summary>By name and method, what the attacker finds of hidden cells.</summary>
    /// <param name="known">What it knows of a hidden cell beforehand.</param>
    public ILookup<(string Cell, AttackMethod Method), Bounds> Attack(IReadOnlyList<bool> hidden, Bounds? known = null, Func<string, bool>? told = null)
    {
        var system = new SumSystem(
            [.. _cells.Select((c, i) => new Figure(
                new("count", "people", _names[i], null, default, default),
                hidden[i] ? FigureKind.Hidden : FigureKind.Printed,
                hidden[i] ? (told?.Invoke(_names[i]) == true ? known!.Value : new(0, double.PositiveInfinity)) : new(c.Contributors, c.Contributors)))],
            [.. _equations.Select(e => new Sum([.. e.Terms.Select(t => new Term(t.Cell, t.Coefficient))]))]);
        int[] targets = [.. Enumerable.Range(0, hidden.Count).Where(i => hidden[i])];
        return SystemAttack.Run(system, targets, targets, new() { Minimum = 1000 }).ToLookup(f => (_names[f.Figure], f.Method), f => f.Bounds);
    }

    /// <summary>Hidden cells that some method pins down to fewer than the minimum, or below it.</summary>
    public IReadOnlyList<string> Told(IReadOnlyList<bool> hidden) =>
    [
        .. Attack(hidden).Where(f => f.Any(b => b.Upper < Minimum || b.Width < Minimum)).Select(f => f.Key.Cell).Distinct(),
    ];

    private SuppressionTable Table() => new(_cells, _equations);
}
