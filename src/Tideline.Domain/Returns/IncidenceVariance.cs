namespace Tideline.Domain.Returns;

/// <summary>
/// Variance of an Aalen–Johansen incidence by the delta method, as running sums: with F the incidence now and F_j, S_j, h_j,
/// H_j, n_j the incidence, share before, own hazard, hazard of all endings and number at risk of day j, it is
/// Σ (F − F_j)² H_j / (n_j (1 − H_j)) + Σ S_j² h_j (1 − h_j) / n_j − 2 Σ (F − F_j) S_j h_j / n_j.
/// </summary>
internal sealed class IncidenceVariance
{
    private double _one;
    private double _first;
    private double _second;
    private double _own;
    private double _cross;
    private double _crossFirst;

    public void Add(double incidence, double before, double own, double all, double atRisk)
    {
        // On a day that ends every spell F stays where it is, so that the infinite term has weight zero.
        var term = all >= 1 ? 0 : all / (atRisk * (1 - all));
        _one += term;
        _first += incidence * term;
        _second += incidence * incidence * term;
        _own += before * before * own * (1 - own) / atRisk;
        _cross += before * own / atRisk;
        _crossFirst += incidence * before * own / atRisk;
    }

    public double At(double incidence) => Math.Max(
        0,
        (incidence * incidence * _one) - (2 * incidence * _first) + _second + _own
            - (2 * ((incidence * _cross) - _crossFirst)));
}
