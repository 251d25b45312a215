package dev.lengthwise.probe;

/** What the paper reports of a layer of models of some task, to be compared with what a model shows. */
public interface ReportedLayer {
    /** What is reported. */
    String words();

    /** How far a layer shows it. */
    LayerVerdict.Agreement agreement(LayerRates shown);
}
